package dev.vigia.jobs;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how {@link FlatEvent} is serialized. */
final class FlatEventType extends TypeInformation<FlatEvent> {
    private static final long serialVersionUID = 1;

    /** Found by Flink through the annotation on {@link FlatEvent}. */
    public static final class Factory extends TypeInfoFactory<FlatEvent> {
        @Override
        public TypeInformation<FlatEvent> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
            return new FlatEventType();
        }
    }

    @Override
    public TypeSerializer<FlatEvent> createSerializer(SerializerConfig config) {
        return FlatEventSerializer.INSTANCE;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<FlatEvent> getTypeClass() {
        return FlatEvent.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public String toString() {
        return "FlatEvent";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlatEventType;
    }

    @Override
    public int hashCode() {
        return FlatEventType.class.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof FlatEventType;
    }
}
