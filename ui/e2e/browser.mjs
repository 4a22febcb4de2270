// Chromium as the machine has it: CHROMIUM names it, Debian's place is the default.
import {chromium} from 'playwright-core';

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** A page that fails the run when its console says so. */
export async function openPage(browser, {locale = 'ru-RU', dark = false, width = 1440, height = 900} = {}) {
  const context = await browser.newContext({
    locale, colorScheme: dark ? 'dark' : 'light', viewport: {width, height}, timezoneId: 'Europe/Moscow',
    hasTouch: width < 600, reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  return {page, complaints, context};
}

export async function logIn(page, url, password = 'admin') {
  await page.goto(`${url}/login`);
  await page.getByTestId('password').fill(password);
  await page.getByTestId('log-in').click();
}
