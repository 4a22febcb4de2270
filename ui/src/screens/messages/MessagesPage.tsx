import {useQuery} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import {queries} from '../../api/queries';
import {Empty} from '../../parts/Empty';
import {Icon} from '../../parts/Icon';
import {LinkButton} from '../../parts/LinkButton';
import {Loaded} from '../../parts/Loaded';
import {PageHead} from '../../parts/PageHead';
import {Panel} from '../../parts/Panel';
import {Rows} from '../../parts/Rows';
import {useText} from '../../text/useText';

export function MessagesPage() {
  const {t, f} = useText();
  const words = t.messages;
  const messages = useQuery(queries.messages());
  const create = (
    <LinkButton to="/messages/$id" params={{id: 'new'}} leftSection={<Icon name="plus" />} data-testid="message-new">
      {words.create}
    </LinkButton>
  );
  return (
    <>
      <PageHead title={t.shell.messages} actions={create} />
      <Loaded query={messages}>{({items}) => (items.length === 0
        ? <Empty icon="messages" title={words.emptyTitle} action={create}>{words.emptyWhat}</Empty>
        : (
          <Panel>
            <Rows label={t.shell.messages} rows={items} id={(message) => message.id} opens testid="message-row" columns={[
              {title: t.common.name, cell: (message) => (
                <Link to="/messages/$id" params={{id: String(message.id)}}>{message.name}</Link>
              )},
              {title: words.parts, cell: (message) => words.partCount(message.parts.length)},
              {title: words.tags, cell: (message) => (
                <span className="dim">{message.tags.join(', ') || words.noTags}</span>
              )},
              {title: words.keys, cell: (message) => (
                <span className="mono">{message.keys.map((key) => key.digit).join(' ')}</span>
              )},
              {title: t.common.usedBy, cell: (message) => (
                <span className="dim">{message.usedBy.join(', ') || t.common.notUsed}</span>
              )},
              {title: words.updated, end: true, cell: (message) => <span className="dim">{f.dateTime(message.updatedAt)}</span>},
            ]} />
          </Panel>
        ))}</Loaded>
    </>
  );
}
