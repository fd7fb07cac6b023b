package dev.vigia.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Who chats: the same few hundred people come back with their language and their channel. */
record DemoUser(String id, Language language, String locale, String channel) {
    private static final List<String> CHANNELS = List.of("web", "web", "app", "whatsapp");
    private static final double SPANISH_SHARE = 0.6;

    static List<DemoUser> crowd(int size, RandomGenerator random) {
        List<DemoUser> crowd = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Language language = random.nextDouble() < SPANISH_SHARE ? Language.ES : Language.EN;
            crowd.add(new DemoUser(
                    "demo-user-" + i,
                    language,
                    language.locales.get(random.nextInt(language.locales.size())),
                    CHANNELS.get(random.nextInt(CHANNELS.size()))));
        }
        return crowd;
    }
}
