package dev.vigia.bridge.intake;

import java.util.List;

/** What has become of a submission, each draft's result in order. Everything accepted in it is durable. */
public record Receipt(int accepted, int rejected, List<Result> results) {}
