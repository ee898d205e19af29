// SPDX-License-Identifier: Apache-2.0
document.querySelector('[data-print-now]').addEventListener('click', () => window.print());
