import {Button, Stepper} from '@mantine/core';
import {useForm} from '@mantine/form';
import {useMediaQuery} from '@mantine/hooks';
import {useQuery, useQueryClient} from '@tanstack/react-query';
import {useNavigate, useSearch} from '@tanstack/react-router';
import {useState} from 'react';
import {useCreate} from '../../api/create';
import type {Campaign, CampaignDraft} from '../../api/dialling';
import {fieldErrors, unplaced} from '../../api/fieldErrors';
import {queries} from '../../api/queries';
import {zvonar} from '../../api/zvonar';
import {ProblemNotice} from '../../parts/Notice';
import {PageHead} from '../../parts/PageHead';
import {Panel} from '../../parts/Panel';
import {useToast} from '../../parts/toast';
import {useText} from '../../text/useText';
import {campaignFlaws, NEW_CAMPAIGN, STEP_FIELDS} from './campaignRules';
import {PickList, PickMessage, PickTrunk} from './Pickers';
import {Review} from './Review';
import {PaceFields, RetryFields, ScheduleFields, type CampaignForm} from './SettingsFields';

const LAST = STEP_FIELDS.length - 1;

/** A campaign in five steps; each opens once the one before it has nothing wrong. */
export function Wizard() {
  const {t} = useText();
  const narrow = useMediaQuery('(max-width: 720px)');
  const {list} = useSearch({from: '/inside/campaigns/new'});
  const [step, setStep] = useState(list ? 1 : 0);
  const trunks = useQuery(queries.trunks()).data?.items;
  const form = useForm<CampaignDraft>({
    initialValues: {...NEW_CAMPAIGN, listId: list ?? 0},
    validate: (draft) => campaignFlaws(draft, trunks?.find(({id}) => id === draft.trunkId), t.common.required, t.wizard.flaws),
  });
  const {create, creating, error} = useCreating(form, setStep);
  const go = (to: number) => {
    const wrong = firstWrong(form, to);
    setStep(wrong ?? to);
  };
  const {steps} = t.wizard;
  return (
    <>
      <PageHead title={t.campaigns.create} back={{to: '/campaigns', label: t.shell.campaigns}} />
      <Stepper active={step} onStepClick={go} size="sm" mb={18} iconSize={30} orientation="horizontal" wrap={false}>
        {Object.entries(steps).map(([name, label]) => (
          <Stepper.Step key={name} label={narrow ? undefined : label} aria-label={label} />
        ))}
      </Stepper>
      <Panel title={Object.values(steps)[step]}>
        <div className="stack" style={{maxWidth: 760}}>
          {step === 0 && <PickList form={form} />}
          {step === 1 && <PickMessage form={form} />}
          {step === 2 && <><PickTrunk form={form} /><PaceFields form={form} /></>}
          {step === 3 && <><ScheduleFields form={form} /><RetryFields form={form} /></>}
          {step === LAST && <Review form={form} />}
          {error != null && <ProblemNotice error={error} errors={unplaced(error, ['name'])} />}
          <div className="row" style={{marginTop: 8}}>
            {step > 0 && <Button variant="default" onClick={() => setStep(step - 1)}>{t.common.back}</Button>}
            {step < LAST && <Button onClick={() => go(step + 1)} data-testid="wizard-next">{t.common.next}</Button>}
            {step === LAST && (
              <>
                <Button variant="default" loading={creating} data-testid="campaign-create" onClick={() => create(false)}>{t.wizard.create}</Button>
                <Button loading={creating} data-testid="campaign-create-start" onClick={() => create(true)}>{t.wizard.createAndStart}</Button>
              </>
            )}
          </div>
        </div>
      </Panel>
    </>
  );
}

/** The first step before `to` where something is wrong; its flaws are shown at their fields. */
function firstWrong(form: CampaignForm, to: number): number | undefined {
  for (let step = 0; step < to; step++) {
    const wrong = (STEP_FIELDS[step] ?? []).filter((field) => form.validateField(field).hasError);
    if (wrong.length > 0) return step;
  }
  return undefined;
}

function useCreating(form: CampaignForm, setStep: (step: number) => void) {
  const toast = useToast();
  const {t} = useText();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [start, setStart] = useState(false);
  const made = async (campaign: Campaign) => {
    if (start) {
      await zvonar.steerCampaign(campaign.id, 'start')
        .then(() => toast.done(t.campaigns.done.start))
        .catch(toast.failed);
    }
    await cache.invalidateQueries({queryKey: ['campaigns']});
    await navigate({to: '/campaigns/$id', params: {id: String(campaign.id)}});
  };
  const creation = useCreate(zvonar.createCampaign, (campaign) => void made(campaign));
  const create = (andStart: boolean) => {
    setStart(andStart);
    const {hasErrors, errors} = form.validate();
    if (hasErrors) return setStep(stepOf(Object.keys(errors)));
    creation.mutate({...form.values, name: form.values.name.trim()}, {
      onError: (error) => {
        const flaws = fieldErrors(error);
        form.setErrors(flaws);
        setStep(stepOf(Object.keys(flaws)));
      },
    });
  };
  return {create, creating: creation.isPending, error: creation.error};
}

function stepOf(fields: string[]): number {
  const at = STEP_FIELDS.findIndex((step) => step.some((field) => fields.includes(field)));
  return at === -1 ? LAST : at;
}
