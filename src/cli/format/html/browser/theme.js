/** The button that changes between the dark and the light theme. The choice is kept where the browser allows it. */
{
  const KEY = 'event-loop-report-theme';
  const root = document.documentElement;
  const button = document.getElementById('theme');
  const preference = matchMedia('(prefers-color-scheme: dark)');

  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : preference.matches);

  const show = () => {
    if (button) button.textContent = isDark() ? 'Light theme' : 'Dark theme';
  };

  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };

  /** @param {string} theme */
  const remember = theme => {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // The browser may refuse storage for this page.
    }
  };

  const kept = remembered();
  if (kept === 'dark' || kept === 'light') root.dataset.theme = kept;
  if (button) button.hidden = false;
  show();
  preference.addEventListener('change', show);
  button?.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    show();
    remember(root.dataset.theme);
  });
}
