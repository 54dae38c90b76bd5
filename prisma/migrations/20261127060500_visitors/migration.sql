-- Whoever holds the private link of a declaration is an actor of its own, with no id to stand for it.
UPDATE "confirmation_events" SET "actor_kind" = 'visitor', "actor_id" = NULL
WHERE "actor_kind" = 'member' AND "actor_id" = 'visitor';
