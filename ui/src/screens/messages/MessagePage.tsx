import {useQuery, useQueryClient} from '@tanstack/react-query';
import {useNavigate, useParams} from '@tanstack/react-router';
import {queries} from '../../api/queries';
import {zvonar} from '../../api/zvonar';
import {DeleteButton} from '../../parts/DeleteButton';
import {Loaded} from '../../parts/Loaded';
import {PageHead} from '../../parts/PageHead';
import {useText} from '../../text/useText';
import {MessageEditor} from './MessageEditor';
import {NEW_MESSAGE} from './messageRules';

export function MessagePage() {
  const {id} = useParams({from: '/inside/messages/$id'});
  return id === 'new' ? <NewMessage /> : <OneMessage key={id} id={Number(id)} />;
}

function NewMessage() {
  const {t, locale} = useText();
  return (
    <>
      <PageHead title={t.messages.create} back={{to: '/messages', label: t.shell.messages}} />
      <MessageEditor initial={{...NEW_MESSAGE, language: locale}} />
    </>
  );
}

function OneMessage({id}: {id: number}) {
  const {t} = useText();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const query = useQuery({...queries.message(id), refetchOnWindowFocus: false});
  const gone = async () => {
    await cache.invalidateQueries({queryKey: ['messages'], exact: true});
    await navigate({to: '/messages'});
  };
  return (
    <Loaded query={query}>{(message) => (
      <>
        <PageHead title={message.name} back={{to: '/messages', label: t.shell.messages}} actions={
          <DeleteButton name={message.name} text={t.messages.deleteText} act={() => zvonar.deleteMessage(id)} onGone={gone} />
        } />
        <MessageEditor key={message.version} initial={message} stored={message} />
      </>
    )}</Loaded>
  );
}
