/** Filters and searches the findings in the page, and keeps the choices in the address. Without it, all findings are shown. */
{
  const ROWS_AT_FIRST = 12;

  /**
   * @typedef {object} Finding
   * @property {HTMLDetailsElement} element
   * @property {Entry} entry
   * @property {string | undefined} text the text to search in, from the first search on
   */
  /**
   * @typedef {object} Entry
   * @property {HTMLElement} element
   * @property {string} group
   * @property {HTMLTableRowElement | null} row
   */

  /**
   * @template {HTMLElement} Kind
   * @param {string} id
   * @param {new () => Kind} kind
   * @returns {Kind}
   */
  const byId = (id, kind) => {
    const element = document.getElementById(id);
    if (element instanceof kind) return element;
    throw new Error(`There is no #${id}.`);
  };

  /** @param {string} selector @returns {HTMLElement[]} */
  const all = selector => [...document.querySelectorAll(selector)].filter(element => element instanceof HTMLElement);

  if (document.getElementById('filters')) report();

  function report() {
    const form = byId('filters', HTMLFormElement);
    const shown = byId('shown', HTMLElement);
    const clear = byId('clear', HTMLButtonElement);
    const openAll = byId('open-all', HTMLButtonElement);
    const search = byId('q', HTMLInputElement);
    const controls = [...form.querySelectorAll('input[name], select[name]')].filter(
      control => control instanceof HTMLInputElement || control instanceof HTMLSelectElement,
    );

    const rows = new Map([...document.querySelectorAll('tr')].map(row => [row.dataset.entry, row]));
    const entries = new Map(
      all('.entry').map(element => [element, { element, group: element.closest('.group')?.id ?? '', row: rows.get(element.id) ?? null }]),
    );
    const findings = all('.finding').flatMap(element => {
      const entry = entries.get(/** @type {HTMLElement} */ (element.parentElement));
      return element instanceof HTMLDetailsElement && entry ? [/** @type {Finding} */ ({ element, entry, text: undefined })] : [];
    });
    const number = new Intl.NumberFormat('en-US');
    let areAllRows = false;
    let isTellingDue = false;

    form.hidden = false;
    restore();

    form.addEventListener('input', event => {
      if (controls.some(control => control === event.target)) changed();
    });
    form.addEventListener('submit', event => {
      event.preventDefault();
    });
    clear.addEventListener('click', () => {
      form.reset();
      changed();
      search.focus();
    });
    openAll.addEventListener('click', () => {
      const visible = findings.filter(({ element }) => !element.hidden);
      const isOpening = visible.some(({ element }) => !element.open);
      for (const { element } of visible) element.open = isOpening;
      tellOpenAll();
    });
    // The label is updated once, even if many findings open or close together.
    document.addEventListener(
      'toggle',
      () => {
        if (!isTellingDue) requestAnimationFrame(tellOpenAll);
        isTellingDue = true;
      },
      true,
    );
    document.getElementById('all-rows')?.addEventListener('click', () => {
      const [next] = all('tr.rest');
      areAllRows = true;
      cutTable();
      // The button is hidden now, so the focus moves to the first new row.
      next?.querySelector('a')?.focus();
    });
    document.addEventListener('click', event => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
      if (!link) return;
      event.preventDefault();
      keep(link.getAttribute('href')?.slice(1));
      restore();
    });
    window.addEventListener('hashchange', restore);
    function changed() {
      filter();
      keep(undefined);
    }

    /** Shows the findings that match the form, and their number. */
    function filter() {
      const value = Object.fromEntries(controls.map(control => [control.name, control.value.trim()]));
      const words = (value.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
      /** @type {Map<Entry | string, number>} */
      const counts = new Map();
      let count = 0;
      for (const finding of findings) {
        const isShown = fits(finding, value) && words.every(word => textOf(finding).includes(word));
        if (finding.element.hidden === isShown) finding.element.hidden = !isShown;
        if (!isShown) continue;
        count += 1;
        counts.set(finding.entry, (counts.get(finding.entry) ?? 0) + 1);
        counts.set(finding.entry.group, (counts.get(finding.entry.group) ?? 0) + 1);
      }
      for (const entry of entries.values()) {
        const own = counts.get(entry) ?? 0;
        entry.element.hidden = own === 0;
        if (!entry.row) continue;
        entry.row.hidden = own === 0;
        tell(entry.row, own);
      }
      for (const group of all('.group')) {
        group.hidden = !counts.has(group.id);
        tell(group, counts.get(group.id) ?? 0);
      }
      cutTable();
      const isAll = count === findings.length;
      clear.hidden = controls.every(control => control.value === '');
      byId('none', HTMLElement).hidden = count > 0;
      tellOpenAll();
      shown.textContent = isAll ? `Showing all ${plural(count)}` : `Showing ${number.format(count)} of ${plural(findings.length)}`;
    }

    /** Labels the button with its effect on the visible findings. */
    function tellOpenAll() {
      isTellingDue = false;
      openAll.textContent = findings.some(({ element }) => !element.hidden && !element.open) ? 'Open all' : 'Close all';
    }

    /** @param {number} count */
    function plural(count) {
      return `${number.format(count)} finding${count === 1 ? '' : 's'}`;
    }

    /** @param {Finding} finding @param {Record<string, string>} value */
    function fits({ element: { dataset }, entry }, { rule, kind, severity, context = '', file = '' }) {
      const { file: path = '', context: as } = entry.element.dataset;
      return (
        (!rule || dataset.rule === rule) &&
        (!kind || dataset.kind === kind) &&
        (!severity || dataset.severity === severity) &&
        (!context || entry.group === context || `as ${as}` === context) &&
        (!file || path.toLowerCase().includes(file.toLowerCase()))
      );
    }

    /** @param {Finding} finding */
    function textOf(finding) {
      // The lines around a finding, and the lines that a remedy writes, are other code.
      finding.text ??= [
        finding.entry.element.querySelector('h4'),
        ...finding.element.querySelectorAll('summary, .message, .chain, .also ol, .more'),
      ]
        .map(element => element?.textContent ?? '')
        .join(' ')
        .toLowerCase();
      return finding.text;
    }

    /** @param {HTMLElement} element @param {number} count */
    function tell(element, count) {
      const place = element.querySelector('[data-count]');
      if (place) place.textContent = number.format(count);
    }

    /** Hides the rows of a long table after the first ones, until the user asks for all. */
    function cutTable() {
      const button = document.getElementById('all-rows');
      if (!button) return;
      let count = 0;
      for (const { row } of entries.values()) {
        if (!row || row.hidden) continue;
        count += 1;
        row.classList.toggle('rest', !areAllRows && count > ROWS_AT_FIRST);
      }
      button.hidden = areAllRows || count <= ROWS_AT_FIRST;
      button.textContent = `Show all ${number.format(count)} entry points`;
    }

    /** Keeps the choices and the current element in the address. @param {string | undefined} at */
    function keep(at) {
      const chosen = new URLSearchParams();
      for (const { name, value } of controls) if (value !== '') chosen.set(name, value);
      if (at !== undefined) chosen.set('at', at);
      const isPlain = chosen.size === 1 && at !== undefined;
      history.replaceState(null, '', `#${isPlain ? at : chosen.toString()}`);
    }

    /** Restores the choices and the current element from the address. */
    function restore() {
      const hash = location.hash.slice(1);
      const chosen = new URLSearchParams(hash.includes('=') ? hash : { at: hash });
      for (const control of controls) control.value = chosen.get(control.name) ?? '';
      filter();
      const target = document.getElementById(chosen.get('at') ?? '');
      if (!target) return;
      // A link to a hidden element clears the filters.
      if (target.closest('[hidden]')) {
        form.reset();
        filter();
        keep(target.id);
      }
      if (target instanceof HTMLDetailsElement) target.open = true;
      const heading = target.querySelector('summary, h3, h4') ?? target;
      if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
      target.scrollIntoView();
    }
  }
}
