import {Button, Modal, TextInput} from '@mantine/core';
import {useForm} from '@mantine/form';
import {useDisclosure} from '@mantine/hooks';
import {useQueryClient} from '@tanstack/react-query';
import {useCreate} from '../../api/create';
import {fieldErrors, unplaced} from '../../api/fieldErrors';
import {zvonar} from '../../api/zvonar';
import {Icon} from '../../parts/Icon';
import {ProblemNotice} from '../../parts/Notice';
import {useToast} from '../../parts/toast';
import {useText} from '../../text/useText';

export function AddOptOut() {
  const {t} = useText();
  const words = t.lists.optOut;
  const toast = useToast();
  const cache = useQueryClient();
  const [opened, dialog] = useDisclosure(false);
  const form = useForm({
    initialValues: {phone: '', note: ''},
    validate: {phone: (value) => (value.trim() ? null : t.common.required)},
  });
  const add = useCreate(zvonar.addOptOut, () => {
    toast.done(words.added);
    form.reset();
    dialog.close();
    void cache.invalidateQueries({queryKey: ['optOuts']});
  });
  const submit = form.onSubmit((values) =>
    add.mutate(values, {onError: (error) => form.setErrors(fieldErrors(error))}));
  return (
    <>
      <Button leftSection={<Icon name="plus" />} onClick={dialog.open}>{words.add}</Button>
      <Modal opened={opened} onClose={dialog.close} title={<b>{words.add}</b>}>
        <form onSubmit={submit} className="stack">
          <TextInput label={words.phone} inputMode="tel" placeholder="+7 908 123-59-26" data-autofocus {...form.getInputProps('phone')} />
          <TextInput label={`${words.note} (${t.common.optional})`} {...form.getInputProps('note')} />
          {add.error && <ProblemNotice error={add.error} errors={unplaced(add.error, ['phone', 'note'])} />}
          <div><Button type="submit" loading={add.isPending}>{words.add}</Button></div>
        </form>
      </Modal>
    </>
  );
}
