// Pictures of every screen, in both languages, light and dark, wide and on a phone:
// `node e2e/shots.mjs [folder]`. Fails when a page complains or is wider than its window.
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {startMock} from '../mock/server.mjs';
import {launch, logIn, openPage} from './browser.mjs';

const folder = process.argv[2] ?? 'target/shots';
const LOOKS = [
  {name: 'ru-light-1440', locale: 'ru-RU', dark: false, width: 1440},
  {name: 'en-dark-1440', locale: 'en-GB', dark: true, width: 1440},
  {name: 'ru-dark-360', locale: 'ru-RU', dark: true, width: 360, height: 780},
  {name: 'en-light-360', locale: 'en-GB', dark: false, width: 360, height: 780},
];
const PAGES = {
  live: '/', campaigns: '/campaigns', campaign: '/campaigns/1', 'campaign-held': '/campaigns/2',
  'campaign-settings': '/campaigns/1?tab=settings', 'campaign-calls': '/campaigns/1?tab=calls',
  wizard: '/campaigns/new', lists: '/lists', list: '/lists/1', 'list-bad': '/lists/1?tab=bad',
  import: '/lists/new', 'opt-outs': '/lists/opt-outs', messages: '/messages', message: '/messages/1',
  recordings: '/recordings', trunks: '/trunks', trunk: '/trunks/2', 'trunk-new': '/trunks/new',
  calls: '/calls', 'calls-filtered': '/calls?verdict=confirmed', call: '/calls/@', settings: '/settings',
  missing: '/no/such/page',
};

mkdirSync(folder, {recursive: true});
const wanted = process.argv[3]?.split(',');
const browser = await launch();
const troubles = [];
for (const look of LOOKS) {
  const mock = await startMock();
  mock.world.locale = look.locale.slice(0, 2);
  const {page, complaints, context} = await openPage(browser, look);
  await page.goto(`${mock.url}/login`);
  await page.getByTestId('log-in').waitFor();
  await page.screenshot({path: join(folder, `${look.name}-login.png`)});
  await logIn(page, mock.url);
  await page.getByTestId('live-talking').waitFor();
  const call = mock.world.calls.find(({verdict}) => verdict === 'confirmed');
  for (const [name, path] of Object.entries(PAGES)) {
    if (wanted && !wanted.includes(name)) continue;
    await page.goto(mock.url + path.replace('@', call.id));
    await page.locator('main h1, [data-testid=empty]').first().waitFor();
    await page.waitForTimeout(name === 'live' ? 1500 : 450);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) troubles.push(`${look.name} ${name}: ${wide} px wider than the window`);
    await page.screenshot({path: join(folder, `${look.name}-${name}.png`), fullPage: true});
  }
  troubles.push(...complaints.map((complaint) => `${look.name} ${complaint}`));
  await context.close();
  await mock.close();
}
await browser.close();
if (troubles.length > 0) {
  console.error(troubles.join('\n'));
  process.exit(1);
}
console.log(`${folder}: every screen is there`);
