package io.workbench.ui.serve;

import org.jspecify.annotations.Nullable;

/**
 * A session and what is kept of it.
 *
 * @param sender that its reports come from, absent for a run of this process
 */
record KeptSession(TrainingSession session, SessionStorage storage, @Nullable String sender) {}
