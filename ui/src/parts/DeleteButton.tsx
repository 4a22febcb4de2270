import {Button} from '@mantine/core';
import {useMutation} from '@tanstack/react-query';
import {useText} from '../text/useText';
import {useConfirm} from './confirm';
import {useToast} from './toast';

interface Props {
  name: string;
  text?: string;
  compact?: boolean;
  act: () => Promise<void>;
  onGone: () => unknown;
}

/** Asks, deletes, tells; a refusal (something still uses it) is told too. */
export function DeleteButton({name, text, compact, act, onGone}: Props) {
  const {t} = useText();
  const confirm = useConfirm();
  const toast = useToast();
  const remove = useMutation({
    mutationFn: act,
    onSuccess: () => {
      toast.done(t.common.deleted);
      onGone();
    },
    onError: toast.failed,
  });
  const ask = async () => {
    const yes = await confirm({
      title: t.common.confirmDelete(name),
      text: text ?? t.common.cannotUndo,
      action: t.common.delete,
      danger: true,
    });
    if (yes) remove.mutate();
  };
  return (
    <Button variant="subtle" color="red" c="var(--bad)" size={compact ? 'compact-sm' : undefined} loading={remove.isPending}
      onClick={() => void ask()} data-testid="delete" aria-label={`${t.common.delete}: ${name}`}>
      {t.common.delete}
    </Button>
  );
}
