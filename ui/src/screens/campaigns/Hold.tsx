import {Icon} from '../../parts/Icon';
import {Notice} from '../../parts/Notice';
import {useText} from '../../text/useText';

/** Why nothing is dialled right now, in plain words. */
export function HoldNotice({reason}: {reason: string}) {
  const {t} = useText();
  return (
    <Notice kind="warning" title={t.campaigns.holdTitle} testid="hold-reason">
      {t.campaigns.hold[reason] ?? t.campaigns.holdUnknown(reason)}
    </Notice>
  );
}

export function HoldLine({reason}: {reason: string}) {
  const {t} = useText();
  return (
    <small className="row" style={{color: 'var(--warn)', gap: 5, textAlign: 'left', flexWrap: 'nowrap', alignItems: 'flex-start'}}>
      <Icon name="clock" size={15} />
      <span>{t.campaigns.hold[reason] ?? t.campaigns.holdUnknown(reason)}</span>
    </small>
  );
}
