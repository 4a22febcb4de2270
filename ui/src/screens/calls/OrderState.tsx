import {Button, Loader} from '@mantine/core';
import {useQuery} from '@tanstack/react-query';
import {queries} from '../../api/queries';
import {LinkButton} from '../../parts/LinkButton';
import {Notice, ProblemNotice} from '../../parts/Notice';
import {useText} from '../../text/useText';

/** What became of an ordered test call. */
export function OrderState({id, onAgain}: {id: number; onAgain: () => void}) {
  const {t} = useText();
  const words = t.calls.test;
  const {data: order, error} = useQuery(queries.order(id));
  return (
    <div className="stack" aria-live="polite">
      <ProblemNotice error={error} />
      {order?.state === 'placed' && <Notice kind="good">{words.placed}</Notice>}
      {order?.state === 'refused' && <Notice kind="bad" title={words.refused}>{order.reason}</Notice>}
      {(!order || order.state === 'waiting') && !error && <div className="row"><Loader size="xs" />{words.waiting}</div>}
      <div className="row">
        {order?.callId && (
          <LinkButton to="/calls/$id" params={{id: String(order.callId)}} data-testid="test-call-open">{words.openCall}</LinkButton>
        )}
        <Button variant="default" onClick={onAgain}>{words.another}</Button>
      </div>
    </div>
  );
}
