-- More kinds of answer are told apart.
alter table attempt drop constraint attempt_answer_kind_check;
alter table attempt add constraint attempt_answer_kind_check check (answer_kind in (
  'human', 'machine', 'beep', 'fax', 'operator_announcement', 'voice_assistant', 'silence', 'unknown'));
