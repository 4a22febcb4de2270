import {Loader} from '@mantine/core';
import {useState, type DragEvent} from 'react';
import {Icon, type IconName} from './Icon';
import css from '../screens/lists/Lists.module.css';

interface Props {
  icon: IconName;
  title: string;
  hint: string;
  accept: string;
  busy?: string;
  testid: string;
  onFile: (file: File) => void;
}

/** Takes one file, dropped or chosen; the input beneath keeps it usable by keyboard. */
export function DropZone({icon, title, hint, accept, busy, testid, onFile}: Props) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !busy) onFile(file);
  };
  return (
    <label className={css.drop} data-over={over || undefined} onDrop={drop}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}>
      {busy ? <Loader size="sm" /> : <Icon name={icon} size={30} />}
      <b>{busy ?? title}</b>
      {!busy && <span>{hint}</span>}
      <input type="file" className="unseen" accept={accept} disabled={!!busy} data-testid={testid}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) onFile(file);
        }} />
    </label>
  );
}
