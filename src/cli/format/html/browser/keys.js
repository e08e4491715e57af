/** The keyboard: arrows move between findings, and so do `j` and `k`; `/` leads to the search, and Escape empties it. */
{
  const search = document.getElementById('q');
  const shortcuts = document.getElementById('shortcuts');
  if (search instanceof HTMLInputElement && shortcuts instanceof HTMLInputElement)
    document.addEventListener('keydown', event => {
      pressed(event, search, shortcuts.checked);
    });

  /** @param {KeyboardEvent} event @param {HTMLInputElement} search @param {boolean} areLettersShortcuts */
  function pressed(event, search, areLettersShortcuts) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return;
    if (key === 'Escape' && target === search) {
      search.value = '';
      search.dispatchEvent(new Event('input', { bubbles: true }));
      search.blur();
      return;
    }
    const isOnFinding = target.matches('summary');
    if (isOnFinding && (key === 'ArrowDown' || key === 'ArrowUp')) go(event, key === 'ArrowDown' ? 1 : -1);
    if (!areLettersShortcuts || target.matches('input:not([type="checkbox"]), select, textarea')) return;
    if (key === '/') {
      event.preventDefault();
      search.focus();
      search.select();
    }
    if (key === 'j') go(event, 1);
    if (key === 'k') go(event, -1);
  }

  /** Moves the focus to the next or the previous visible finding. @param {KeyboardEvent} event @param {1 | -1} step */
  function go(event, step) {
    const visible = [...document.querySelectorAll('.finding:not([hidden])')];
    const index = visible.findIndex(element => element === document.activeElement?.closest('.finding'));
    const summary = visible[index < 0 ? 0 : index + step]?.querySelector('summary');
    if (!summary) return;
    event.preventDefault();
    summary.focus({ preventScroll: true });
    summary.scrollIntoView({ block: 'nearest' });
  }
}
