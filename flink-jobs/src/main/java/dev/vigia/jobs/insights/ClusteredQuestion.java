package dev.vigia.jobs.insights;

import dev.vigia.analysis.questions.QuestionCluster;

/**
 * A question and the cluster that it joined: a row of {@code chat_question} and one of {@code chat_question_cluster}.
 *
 * @param similarity to the cluster's representative, 0…1
 */
public record ClusteredQuestion(AskedQuestion question, QuestionCluster cluster, double similarity) {}
