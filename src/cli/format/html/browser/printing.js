/** Opens the findings for print, and closes them again. It serves browsers that don't support the style which does this. */
{
  window.addEventListener('beforeprint', () => {
    for (const element of document.querySelectorAll('details:not([open])')) {
      element.toggleAttribute('data-closed', true);
      element.toggleAttribute('open', true);
    }
  });
  window.addEventListener('afterprint', () => {
    for (const element of document.querySelectorAll('details[data-closed]')) {
      element.toggleAttribute('data-closed', false);
      element.toggleAttribute('open', false);
    }
  });
}
