import type {Verdict} from '../../api/dialling';
import {pair} from '../pair';

type Said = {name: string; why: string};

export const verdicts = pair<Record<Verdict, Said>>(
  {
    confirmed: {name: 'Подтвердил', why: 'Человек нажал клавишу подтверждения.'},
    heard: {name: 'Прослушал', why: 'Сообщение прослушано до конца.'},
    partly_heard: {name: 'Недослушал', why: 'Трубку положили раньше, чем сообщение кончилось.'},
    machine: {name: 'Автоответчик', why: 'Ответил автоответчик, голосовая почта или робот.'},
    opted_out: {name: 'Отказался от звонков', why: 'Человек попросил больше не звонить. Номер внесён в список отказов.'},
    busy: {name: 'Занято', why: 'Линия занята. По расписанию повторов номер наберут снова.'},
    no_answer: {name: 'Не ответил', why: 'Телефон звонил, но трубку не взяли.'},
    declined: {name: 'Сбросил', why: 'Вызов отклонён самим человеком или его телефоном.'},
    unreachable: {name: 'Недоступен', why: 'Телефон выключен или вне сети.'},
    wrong_number: {name: 'Нет такого номера', why: 'Сеть ответила, что номера не существует. Повторять бесполезно.'},
    trunk_fault: {name: 'Сбой транка', why: 'Оператор не принял вызов: перегрузка, запрет или ошибка на его стороне.'},
    our_fault: {name: 'Наш сбой', why: 'Звонок не удался по нашей вине: например, не приготовилась речь.'},
    unknown: {name: 'Неизвестно', why: 'Узел остановился посреди звонка, и чем он кончился, не знает никто. Вслепую такой номер не перенабирают.'},
    withdrawn: {name: 'Не звонили', why: 'Набор отменили до отправки вызова. Попыткой это не считается.'},
    not_allowed: {name: 'Звонить нельзя', why: 'Номер в списке отказов или вне разрешённых направлений.'},
  },
  {
    confirmed: {name: 'Confirmed', why: 'The person pressed the confirming key.'},
    heard: {name: 'Heard', why: 'The message was heard to its end.'},
    partly_heard: {name: 'Partly heard', why: 'They hung up before the message ended.'},
    machine: {name: 'Machine', why: 'An answering machine, voice mail or a robot answered.'},
    opted_out: {name: 'Opted out', why: 'The person asked never to be called again. The number is on the opt-out list.'},
    busy: {name: 'Busy', why: 'The line is busy. The number is dialled again as the retries say.'},
    no_answer: {name: 'No answer', why: 'The phone rang and nobody took it.'},
    declined: {name: 'Declined', why: 'The person or their phone rejected the call.'},
    unreachable: {name: 'Unreachable', why: 'The phone is off or out of coverage.'},
    wrong_number: {name: 'No such number', why: 'The network says that the number does not exist. Trying again is useless.'},
    trunk_fault: {name: 'Trunk fault', why: 'The operator did not take the call: overload, a ban or an error on their side.'},
    our_fault: {name: 'Our fault', why: 'The call failed through our own fault: speech could not be made, for example.'},
    unknown: {name: 'Unknown', why: 'The node stopped in the middle of the call and nobody knows how it ended. Such a number is never re-dialled blindly.'},
    withdrawn: {name: 'Not dialled', why: 'Dialling was called off before the call left. It does not count as an attempt.'},
    not_allowed: {name: 'Not allowed', why: 'The number is on the opt-out list or outside the allowed destinations.'},
  },
);
