import {Button} from '@mantine/core';
import {useForm} from '@mantine/form';
import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {fieldErrors, unplaced} from '../../api/fieldErrors';
import type {Campaign, CampaignDraft} from '../../api/dialling';
import {queries} from '../../api/queries';
import {zvonar} from '../../api/zvonar';
import {Notice, ProblemNotice} from '../../parts/Notice';
import {Panel} from '../../parts/Panel';
import {useToast} from '../../parts/toast';
import {useText} from '../../text/useText';
import {campaignFlaws, DEFAULTS} from './campaignRules';
import {NameField, PickList, PickMessage, PickTrunk} from './Pickers';
import {PaceFields, RetryFields, ScheduleFields} from './SettingsFields';

/** Everything of a draft, the pace and the hours of a campaign that has begun. */
export function SettingsTab({campaign}: {campaign: Campaign}) {
  const {t} = useText();
  const toast = useToast();
  const cache = useQueryClient();
  const trunks = useQuery(queries.trunks()).data?.items;
  const form = useForm<CampaignDraft>({
    initialValues: draftOf(campaign),
    validate: (draft) => campaignFlaws(draft, trunks?.find(({id}) => id === draft.trunkId), t.common.required, t.wizard.flaws),
  });
  const save = useMutation({
    mutationFn: (draft: CampaignDraft) => zvonar.updateCampaign(campaign.id, campaign.version, draft),
    onSuccess: (saved) => {
      toast.done(t.campaigns.saved);
      cache.setQueryData(['campaigns', campaign.id], saved);
      form.resetDirty();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const draft = campaign.state === 'draft';
  return (
    <form onSubmit={form.onSubmit((given) => save.mutate(given))} noValidate>
      {draft ? (
        <Panel>
          <div className="fields">
            <NameField form={form} /><PickList form={form} /><PickMessage form={form} /><PickTrunk form={form} />
          </div>
        </Panel>
      ) : <div style={{marginBottom: 16}}><Notice kind="info">{t.wizard.locked}</Notice></div>}
      <Panel title={t.wizard.steps.trunk}><PaceFields form={form} /></Panel>
      <Panel title={t.wizard.steps.schedule}><ScheduleFields form={form} /></Panel>
      <Panel title={t.wizard.retries}><RetryFields form={form} /></Panel>
      <div className="stack" style={{marginTop: 16}}>
        {save.error && <ProblemNotice error={save.error} errors={unplaced(save.error, ['name', 'settings'])} />}
        <div className="row">
          <Button type="submit" loading={save.isPending} data-testid="settings-save">{t.common.save}</Button>
          {form.isDirty() && <span className="dim">{t.common.unsaved}</span>}
        </div>
      </div>
    </form>
  );
}

function draftOf({name, listId, messageId, trunkId, settings}: Campaign): CampaignDraft {
  return {name, listId, messageId, trunkId, settings: {...DEFAULTS, ...settings}};
}
