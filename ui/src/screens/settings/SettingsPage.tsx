import {SegmentedControl, useMantineColorScheme} from '@mantine/core';
import {useMutation, useQueryClient} from '@tanstack/react-query';
import {queries} from '../../api/queries';
import {zvonar} from '../../api/zvonar';
import {PageHead} from '../../parts/PageHead';
import {Panel} from '../../parts/Panel';
import {useToast} from '../../parts/toast';
import type {Locale} from '../../text/plural';
import {useText} from '../../text/useText';
import {ChangePassword} from '../login/ChangePassword';
import css from './Settings.module.css';
import {SystemPanels} from './SystemPanels';
import {Tokens} from './Tokens';

export function SettingsPage() {
  const {t} = useText();
  return (
    <>
      <PageHead title={t.shell.settings} />
      <div className={css.two}>
        <div>
          <Panel title={t.settings.look}><Look /></Panel>
          <Panel title={t.settings.password}><ChangePassword /></Panel>
        </div>
        <div>
          <Panel title={t.settings.tokens}><Tokens /></Panel>
          <SystemPanels />
        </div>
      </div>
    </>
  );
}

function Look() {
  const {t, locale, speak} = useText();
  const {colorScheme, setColorScheme} = useMantineColorScheme();
  const toast = useToast();
  const cache = useQueryClient();
  const keep = useMutation({mutationFn: zvonar.changeLocale, onError: toast.failed});
  const choose = (next: Locale) => {
    cache.setQueryData(queries.session().queryKey, (session) => session && {...session, locale: next});
    speak(next);
    keep.mutate(next);
  };
  const {light, dark, auto} = t.common.theme;
  return (
    <div className="stack">
      <Choice label={t.settings.language} value={locale} data={[{value: 'ru', label: 'Русский'}, {value: 'en', label: 'English'}]}
        onChange={(next) => choose(next as Locale)} />
      <Choice label={t.settings.theme} value={colorScheme}
        data={[{value: 'light', label: light}, {value: 'dark', label: dark}, {value: 'auto', label: auto}]}
        onChange={(next) => setColorScheme(next as typeof colorScheme)} />
    </div>
  );
}

function Choice({label, value, data, onChange}: {
  label: string;
  value: string;
  data: {value: string; label: string}[];
  onChange: (value: string) => void;
}) {
  return (
    <div role="group" aria-label={label}>
      <div style={{fontSize: '0.84rem', fontWeight: 500, marginBottom: 4}}>{label}</div>
      <SegmentedControl value={value} data={data} onChange={onChange} />
    </div>
  );
}
