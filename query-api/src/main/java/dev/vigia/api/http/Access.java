package dev.vigia.api.http;

import dev.vigia.settings.Role;
import java.util.EnumSet;
import java.util.Set;

/** Who may call a route. */
public enum Access {
    /** Everybody, without a key. */
    PUBLIC(EnumSet.allOf(Role.class)),
    /** Any valid key. */
    ANY_KEY(EnumSet.allOf(Role.class)),
    /** Reading chats and numbers. */
    READ(EnumSet.of(Role.ADMIN, Role.ANALYST, Role.VIEWER)),
    /** Writing what chats produce: ratings and ends. */
    WRITE(EnumSet.of(Role.ADMIN, Role.INGEST)),
    /** Marking moments in time, by people as by delivery pipelines. */
    ANNOTATE(EnumSet.of(Role.ADMIN, Role.ANALYST, Role.INGEST));

    private final Set<Role> roles;

    Access(Set<Role> roles) {
        this.roles = Set.copyOf(roles);
    }

    public boolean allows(Role role) {
        return roles.contains(role);
    }
}
