package dev.vigia.events;

/**
 * Something worth a mark on the time axis: a deployment, a changed prompt, an incident.
 *
 * @param kind short word, such as {@code deploy}
 * @param text for people
 */
public record AnnotationAdded(Envelope envelope, String kind, String text) implements ChatEvent {
    @Override
    public EventType type() {
        return EventType.ANNOTATION_ADDED;
    }

    @Override
    public AnnotationAdded with(Envelope other) {
        return new AnnotationAdded(other, kind, text);
    }
}
