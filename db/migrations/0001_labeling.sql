ALTER TABLE "assignment" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "extra_labels" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "run_settled_at_index" ON "run" USING btree ("settled_at");--> statement-breakpoint
CREATE UNIQUE INDEX "run_open_once" ON "run" USING btree ("project_id","labeler_id") WHERE "run"."state" = 'open';