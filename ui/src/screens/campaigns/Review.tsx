import {useQuery} from '@tanstack/react-query';
import {useEffect} from 'react';
import {queries} from '../../api/queries';
import {Notice} from '../../parts/Notice';
import {Facts} from '../../parts/Panel';
import {useText} from '../../text/useText';
import {daysOf, firstPassMs} from './campaignRules';
import {NameField} from './Pickers';
import type {CampaignForm} from './SettingsFields';

/** What will happen, in one view, before anything does. */
export function Review({form}: {form: CampaignForm}) {
  const {t, f} = useText();
  const words = t.campaigns;
  const {listId, messageId, trunkId, settings, name} = form.values;
  const list = useQuery(queries.lists()).data?.items.find(({id}) => id === listId);
  const message = useQuery(queries.messages()).data?.items.find(({id}) => id === messageId);
  const trunk = useQuery(queries.trunks()).data?.items.find(({id}) => id === trunkId);
  const suggestion = list?.name;
  const {setFieldValue} = form;
  useEffect(() => {
    if (name === '' && suggestion) setFieldValue('name', suggestion);
    // Suggested once, when the step opens; an emptied name stays empty.
  }, [suggestion]);
  const days = daysOf(settings.weekdays, t.wizard.weekdays, t.wizard.everyDay);
  return (
    <div className="stack">
      <NameField form={form} />
      <Facts facts={[
        [words.list, list && `${list.name} · ${t.lists.good(list.rowsGood)}`],
        [words.message, message?.name],
        [words.trunk, trunk?.name],
        [words.pace, words.paceOf(f.pace(settings.cps), f.number(settings.lines))],
        [words.window, words.windowOf(days, settings.windowFrom, settings.windowTo, settings.zone)],
        [t.wizard.attemptsMax, f.number(settings.attemptsMax)],
      ]} />
      {list && <Notice kind="info" title={t.wizard.ready}>{t.wizard.estimate(f.duration(firstPassMs(list.rowsGood, settings)))}</Notice>}
    </div>
  );
}
