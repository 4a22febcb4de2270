package dev.zvonar.lab.answers;

import dev.zvonar.speech.Language;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What is said, in both languages.
final class Phrases {
  private static final Map<Language, List<String>> HELLO =
      Map.of(
          Language.RU,
          List.of(
              "Алло",
              "Да",
              "Алло, да",
              "Слушаю",
              "Да, слушаю вас",
              "Алло, слушаю, говорите",
              "Здравствуйте",
              "Алло, кто это?",
              "Ало ало",
              "Да, алло, кто говорит?",
              "Говорите"),
          Language.EN,
          List.of(
              "Hello?",
              "Hello",
              "Yes?",
              "Hello, who is this?",
              "Hi",
              "Yeah, hello",
              "Hello, John speaking",
              "Good morning"));

  private static final Map<Language, List<String>> AT_WORK =
      Map.of(
          Language.RU,
          List.of(
              "Компания Ромашка, здравствуйте",
              "Автосервис на Лесной, добрый день",
              "Поликлиника, регистратура, слушаю вас",
              "Добрый день, отдел продаж, Елена, слушаю вас",
              "Такси Вираж, здравствуйте, куда поедем?"),
          Language.EN,
          List.of(
              "Acme plumbing, good morning",
              "Front desk, this is Anna, how can I help?",
              "Good afternoon, Smith and sons"));

  private static final Map<Language, List<String>> TALK =
      Map.of(
          Language.RU,
          List.of(
              "Кто это?",
              "Что вы хотите?",
              "Не слышно, перезвоните",
              "Я сейчас за рулём, перезвоните попозже",
              "А, понятно, опять реклама",
              "Подождите минутку, я возьму ручку"),
          Language.EN,
          List.of(
              "Who is calling?",
              "What do you want?",
              "I can't hear you, call me back later",
              "Hold on a second, let me get a pen"));

  private static final Map<Language, List<String>> MAILBOX =
      Map.of(
          Language.RU,
          List.of(
              "Здравствуйте. Вы позвонили Ивану Петровичу. Сейчас я не могу ответить. Оставьте"
                  + " сообщение после сигнала.",
              "Абонент временно недоступен. Оставьте сообщение после звукового сигнала.",
              "Вас приветствует голосовая почта. Пожалуйста, говорите после гудка.",
              "Привет! Это автоответчик. Меня нет дома, но вы можете оставить сообщение, и я"
                  + " обязательно перезвоню. Спасибо."),
          Language.EN,
          List.of(
              "Hi, you have reached John. I can't take your call right now. Please leave a message"
                  + " after the tone.",
              "The person you are calling is not available. Please leave a message after the beep.",
              "Your call has been forwarded to an automated voice messaging system. At the tone,"
                  + " please record your message."));

  private static final Map<Language, List<String>> ASSISTANT =
      Map.of(
          Language.RU,
          List.of(
              "Здравствуйте, я голосовой помощник. По какому вопросу вы звоните?",
              "Добрый день, это секретарь абонента. Что ему передать?",
              "Здравствуйте! Абонент сейчас не может ответить, я его помощник. Слушаю вас."),
          Language.EN,
          List.of(
              "Hi, the person you are calling is using a screening service. Please say your name.",
              "Hello, this is the virtual assistant. What is your call about?"));

  private static final Map<Language, List<String>> ANNOUNCEMENT =
      Map.of(
          Language.RU,
          List.of(
              "Аппарат абонента выключен или находится вне зоны действия сети.",
              "Набранный вами номер не существует. Проверьте правильность набора."),
          Language.EN,
          List.of(
              "The subscriber's phone is switched off or out of coverage.",
              "The number you have dialled is not in service. Please check the number."));

  private Phrases() {}

  static String hello(Language language, RandomGenerator random) {
    return one(HELLO, language, random);
  }

  static String atWork(Language language, RandomGenerator random) {
    return one(AT_WORK, language, random);
  }

  static String talk(Language language, RandomGenerator random) {
    return one(TALK, language, random);
  }

  static String mailbox(Language language, RandomGenerator random) {
    return one(MAILBOX, language, random);
  }

  static String assistant(Language language, RandomGenerator random) {
    return one(ASSISTANT, language, random);
  }

  static String announcement(Language language, RandomGenerator random) {
    return one(ANNOUNCEMENT, language, random);
  }

  private static String one(
      Map<Language, List<String>> phrases, Language language, RandomGenerator random) {
    List<String> there = phrases.getOrDefault(language, List.of());
    return there.get(random.nextInt(there.size()));
  }
}
