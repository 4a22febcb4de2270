// The main path by hand and eye of a browser: log in with the one-time password, connect a trunk,
// upload a list, compose a message, start a campaign, see it move, open a call.
// `node e2e/mainPath.mjs [folder for pictures]` runs it against the mock; with CONSOLE_URL, ONE_TIME_PASSWORD
// and TRUNK_PORT in the environment, against a real console that has just been started for the first time.
import assert from 'node:assert/strict';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {startMock} from '../mock/server.mjs';
import {launch, logIn, openPage} from './browser.mjs';

const folder = process.argv[2] ?? 'target/mainPath';
mkdirSync(folder, {recursive: true});
const CSV = 'телефон;имя;сумма\n+79081235926;Анна;1240,50\n89081235927;Пётр;300\n9081235928;Ольга;15,10\n';
const PASSWORD = 'a-longer-password';

const real = process.env.CONSOLE_URL;
const mock = real ? null : await startMock({empty: true});
const url = real ?? mock.url;
const oneTime = process.env.ONE_TIME_PASSWORD ?? 'one-time-123';
const browser = await launch();
const {page, complaints} = await openPage(browser);
const tell = (step) => console.log(`ok ${step}`);
const picture = (name) => page.screenshot({path: join(folder, `${name}.png`), fullPage: true});
const choose = async (testid, option) => {
  await page.getByTestId(testid).first().click();
  await page.getByRole('option', {name: option}).first().click();
};

try {
  await changePassword();
  await connectTrunk();
  await uploadList();
  await composeMessage();
  await startCampaign();
  await seeItMove();
  await openCall();
  assert.deepEqual(complaints, []);
  if (mock) await loseAndFindConnection();
  console.log('the main path is whole');
} catch (error) {
  await picture('failed');
  console.error(complaints.join('\n'));
  throw error;
} finally {
  await browser.close();
  await mock?.close();
}

async function changePassword() {
  await logIn(page, url, 'wrong');
  await page.getByTestId('problem').waitFor();
  await page.getByTestId('password').fill(oneTime);
  await page.getByTestId('log-in').click();
  await page.getByTestId('password-current').fill(oneTime);
  await page.getByTestId('password-next').fill(PASSWORD);
  await page.getByTestId('password-again').fill(PASSWORD);
  await picture('1-password');
  await page.getByTestId('password-change').click();
  await page.getByTestId('first-steps').waitFor();
  await picture('2-first-steps');
  tell('log-in with the one-time password leads to an own one');
}

async function connectTrunk() {
  await page.getByTestId('nav-trunks').click();
  await page.getByTestId('trunk-new').first().click();
  await page.getByTestId('trunk-save').click();
  await page.getByText('Нужен адрес оператора').waitFor();
  await page.getByTestId('trunk-name').fill('Оператор');
  await page.getByTestId('trunk-host').fill('127.0.0.1');
  if (process.env.TRUNK_PORT) await page.getByTestId('trunk-port').fill(process.env.TRUNK_PORT);
  await page.getByTestId('trunk-caller-ids').fill('+74951230000');
  await page.keyboard.press('Enter');
  await page.getByTestId('trunk-save').click();
  await page.getByTestId('trunk-health').waitFor();
  tell('a trunk is connected');
}

async function uploadList() {
  await page.getByTestId('nav-lists').click();
  await page.getByTestId('list-new').first().click();
  await page.getByTestId('upload').setInputFiles({name: 'Должники_ноябрь.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV)});
  await page.getByTestId('mapping').waitFor();
  assert.equal(await page.getByTestId('column').count(), 3);
  assert.equal(await page.getByTestId('list-name').inputValue(), 'Должники ноябрь');
  await picture('3-mapping');
  await page.getByTestId('import').click();
  await page.locator('[data-testid=import-state][data-state=ready]').waitFor({timeout: 20_000});
  await picture('4-imported');
  tell('a list is imported');
}

async function composeMessage() {
  await page.getByTestId('nav-messages').click();
  await page.getByTestId('message-new').first().click();
  await page.getByTestId('message-name').fill('Напоминание');
  await page.getByTestId('speech-text').fill('Здравствуйте, {имя}!');
  await page.getByTestId('add-pause').click();
  await page.getByTestId('add-key').click();
  await page.getByTestId('preview-message').click();
  await page.getByTestId('preview-sound').waitFor();
  await page.getByTestId('message-save').click();
  await page.waitForURL(/messages\/\d+/);
  tell('a message is saved and heard');
}

async function startCampaign() {
  await page.getByTestId('nav-campaigns').click();
  await page.getByTestId('campaign-new').first().click();
  await page.getByTestId('wizard-next').click();
  await page.getByText('Выберите список').waitFor();
  await choose('pick-listId', /Должники/);
  await page.getByTestId('wizard-next').click();
  await choose('pick-messageId', /Напоминание/);
  await page.getByTestId('wizard-next').click();
  await choose('pick-trunkId', /Оператор/);
  await page.getByTestId('campaign-cps').fill('1');
  await page.getByTestId('campaign-lines').fill('5');
  await page.getByTestId('wizard-next').click();
  await page.getByTestId('window-from').fill('00:00');
  await page.getByTestId('window-to').fill('23:59');
  for (const weekend of ['day-6', 'day-7']) await page.getByTestId(weekend).check();
  await page.getByTestId('wizard-next').click();
  await page.getByTestId('campaign-name').fill('Первая кампания');
  await picture('5-review');
  await page.getByTestId('campaign-create').click();
  await page.getByTestId('campaign-start').click();
  await picture('6-confirm');
  await page.getByTestId('confirm').click();
  await page.getByTestId('campaign-pause').waitFor();
  tell('a campaign is started');
}

async function seeItMove() {
  await page.getByTestId('campaign-pause').click();
  await page.getByTestId('undo').filter({hasText: 'Продолжить'}).click();
  await page.getByTestId('campaign-pause').waitFor();
  await page.waitForFunction(() => {
    const bar = document.querySelector('[data-testid=progress]');
    return bar && Number(bar.getAttribute('data-done')) > 0;
  }, null, {timeout: 60_000});
  await picture('7-running');
  tell('its progress moves by itself');
}

async function openCall() {
  await page.getByTestId('tab-calls').click();
  await page.locator('[data-testid=call-row] [data-testid=verdict]').first().waitFor({timeout: 40_000});
  await page.getByTestId('call-row').filter({has: page.getByTestId('verdict')}).first().getByRole('link').first().click();
  await page.getByTestId('timeline').waitFor();
  await picture('8-call');
  tell('a call tells what happened');
}

async function loseAndFindConnection() {
  await page.goto(mock.url);
  await page.getByTestId('live-talking').waitFor();
  for (const stream of mock.streams) stream.destroy();
  await page.getByTestId('connection-lost').waitFor();
  await page.getByTestId('connection-lost').waitFor({state: 'detached', timeout: 15_000});
  await picture('9-live');
  tell('a lost connection is told and found again');
}
