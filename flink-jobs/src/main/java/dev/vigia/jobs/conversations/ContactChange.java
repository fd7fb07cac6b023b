package dev.vigia.jobs.conversations;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has become of one contact.
 *
 * @param contact null when the conversation turned out to be another user's
 */
public record ContactChange(
        ContactKey key, String conversationId, @Nullable Contact contact) {

    /** From what was told of a conversation before to what is told now; nothing where no contact is touched. */
    static List<ContactChange> between(
            String conversationId, @Nullable ConversationFigures before, @Nullable ConversationFigures after) {
        var old = Contact.of(conversationId, before);
        var now = Contact.of(conversationId, after);
        var oldKey = keyOf(old, before);
        var key = keyOf(now, after);
        var changes = new ArrayList<ContactChange>(2);
        if (oldKey != null && !oldKey.equals(key)) {
            changes.add(new ContactChange(oldKey, conversationId, null));
        }
        if (key != null && !(key.equals(oldKey) && Objects.equals(old, now))) {
            changes.add(new ContactChange(key, conversationId, now));
        }
        return changes;
    }

    private static @Nullable ContactKey keyOf(@Nullable Contact contact, @Nullable ConversationFigures figures) {
        return contact == null || figures == null || figures.userId() == null
                ? null
                : new ContactKey(figures.dimensions().agentId(), figures.userId());
    }
}
