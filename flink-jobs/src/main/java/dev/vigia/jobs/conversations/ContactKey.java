package dev.vigia.jobs.conversations;

/** Whose contacts: those of one user with one agent. */
public record ContactKey(String agentId, String userId) {}
