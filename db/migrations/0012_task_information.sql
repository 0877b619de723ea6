DROP INDEX "task_project_id_state_confidence_index";--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "information" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "task_project_id_state_information_index" ON "task" USING btree ("project_id","state","information");--> statement-breakpoint
-- What waits on a desk already keeps its order: the chance that the likeliest class is wrong, times the answers.
UPDATE "task" SET "information" = "label_count" * (1 - (SELECT coalesce(sum(p * p), 0) FROM unnest("posterior") AS p))
WHERE "state" = 'escalated' AND "posterior" IS NOT NULL;
