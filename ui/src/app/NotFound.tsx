import {Button} from '@mantine/core';
import type {ErrorComponentProps} from '@tanstack/react-router';
import {Problem} from '../api/http';
import {Empty} from '../parts/Empty';
import {LinkButton} from '../parts/LinkButton';
import {ProblemNotice} from '../parts/Notice';
import {useText} from '../text/useText';

export function NotFound() {
  const {t} = useText();
  return (
    <Empty icon="bell" title={t.common.notFound}
      action={<LinkButton to="/">{t.common.home}</LinkButton>}>
      {t.common.notFoundWhat}
    </Empty>
  );
}

export function Crashed({error}: ErrorComponentProps) {
  const {t} = useText();
  const known = (error as Error) instanceof Problem;
  return (
    <div style={{padding: 32}} className="stack">
      {known ? <ProblemNotice error={error} /> : (
        <Empty icon="warning" title={t.common.crashed}>{t.common.crashedWhat}<br /><code>{String(error)}</code></Empty>
      )}
      <div style={{textAlign: 'center'}}>
        <Button onClick={() => window.location.reload()}>{t.common.reload}</Button>
      </div>
    </div>
  );
}
