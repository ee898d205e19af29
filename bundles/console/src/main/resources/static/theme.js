// SPDX-License-Identifier: Apache-2.0
// Before the first paint: the theme this person has chosen on this device.
(() => {
  const chosen = localStorage.getItem('madoguchi.theme');
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.theme = chosen;
  }
})();
