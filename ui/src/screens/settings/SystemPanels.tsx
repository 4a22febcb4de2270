import {useQuery} from '@tanstack/react-query';
import type {ReactNode} from 'react';
import type {System} from '../../api/dialling';
import {queries} from '../../api/queries';
import {Badge} from '../../parts/Badge';
import {Loaded} from '../../parts/Loaded';
import {Facts, Panel} from '../../parts/Panel';
import {Rows} from '../../parts/Rows';
import {useText} from '../../text/useText';

/** The nodes that run and what they can do. */
export function SystemPanels() {
  const {t, f} = useText();
  const words = t.settings;
  const system = useQuery(queries.system());
  return (
    <>
      <Panel title={words.system}>
        <Loaded query={system}>{(data) => (
          <Facts facts={[
            [words.version, data.version],
            [words.mp3, data.mp3 ? words.mp3Yes : words.mp3No],
            ...data.speech.map((engine) => [`${words.speech}: ${t.messages.languages[engine.language as 'ru' | 'en'] ?? engine.language}`, (
              <span className="row"><Badge tone={engine.available ? 'good' : 'bad'}>{engine.available ? words.available : words.unavailable}</Badge>
                {engine.engine} <span className="dim">{engine.detail}</span></span>
            )] as [string, ReactNode]),
            [words.api, <a href="/openapi.yaml">openapi.yaml</a>],
          ]} />
        )}</Loaded>
      </Panel>
      <Panel title={words.nodes}>
        <Loaded query={system}>{({nodes, now}) => (
          <Rows<System['nodes'][number]> label={words.nodes} rows={nodes} id={(node) => node.id} columns={[
            {title: words.node, cell: (node) => <b style={{fontWeight: 550}}>{node.name}</b>},
            {title: words.speechState, cell: (node) => <Badge tone={node.alive ? 'good' : 'bad'}>{node.alive ? words.alive : words.dead}</Badge>},
            {title: words.roles, cell: (node) => <span className="dim">{node.roles.join(', ')}</span>},
            {title: words.seen, cell: (node) => f.ago(node.seenAt, Date.parse(now))},
            {title: words.started, end: true, cell: (node) => <span className="dim">{f.dateTime(node.startedAt)}</span>},
          ]} />
        )}</Loaded>
      </Panel>
    </>
  );
}
