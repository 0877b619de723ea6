CREATE TABLE "appeal" (
	"id" text PRIMARY KEY NOT NULL,
	"pool_id" text NOT NULL,
	"project_id" text NOT NULL,
	"task_id" text NOT NULL,
	"annotation_id" text NOT NULL,
	"appellant_id" text NOT NULL,
	"reason" text NOT NULL,
	"words" text NOT NULL,
	"state" text NOT NULL,
	"stake_points" numeric(78, 0) NOT NULL,
	"first_answer" jsonb NOT NULL,
	"first_class_index" integer NOT NULL,
	"first_source" text NOT NULL,
	"first_verdict_id" text,
	"panel" integer DEFAULT 0 NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_answer" jsonb,
	"is_stake_returned" boolean,
	"restored_points" numeric(78, 0) DEFAULT 0 NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "appeal_annotationId_unique" UNIQUE("annotation_id")
);
--> statement-breakpoint
CREATE TABLE "appeal_effect" (
	"appeal_id" text NOT NULL,
	"run_id" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"restored_points" numeric(78, 0) NOT NULL,
	"applied_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "appeal_effect_appeal_id_run_id_pk" PRIMARY KEY("appeal_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "appeal_event" (
	"appeal_id" text NOT NULL,
	"step" integer NOT NULL,
	"event" text NOT NULL,
	"to_state" text NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "appeal_event_appeal_id_step_pk" PRIMARY KEY("appeal_id","step")
);
--> statement-breakpoint
CREATE TABLE "appeal_review" (
	"appeal_id" text NOT NULL,
	"reviewer_id" text NOT NULL,
	"state" text NOT NULL,
	"seated_at" timestamp (3) with time zone NOT NULL,
	"seat_expires_at" timestamp (3) with time zone NOT NULL,
	"decision" text,
	"answer" jsonb,
	"reason" text,
	"note" text,
	"given_at" timestamp (3) with time zone,
	CONSTRAINT "appeal_review_appeal_id_reviewer_id_pk" PRIMARY KEY("appeal_id","reviewer_id")
);
--> statement-breakpoint
ALTER TABLE "verdict" ADD COLUMN "overturned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_annotation_id_annotation_id_fk" FOREIGN KEY ("annotation_id") REFERENCES "public"."annotation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_appellant_id_account_id_fk" FOREIGN KEY ("appellant_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_first_verdict_id_verdict_id_fk" FOREIGN KEY ("first_verdict_id") REFERENCES "public"."verdict"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_effect" ADD CONSTRAINT "appeal_effect_appeal_id_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_effect" ADD CONSTRAINT "appeal_effect_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_event" ADD CONSTRAINT "appeal_event_appeal_id_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_review" ADD CONSTRAINT "appeal_review_appeal_id_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_review" ADD CONSTRAINT "appeal_review_reviewer_id_account_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appeal_appellant_id_opened_at_index" ON "appeal" USING btree ("appellant_id","opened_at");--> statement-breakpoint
CREATE INDEX "appeal_state_due_at_index" ON "appeal" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "appeal_pool_id_state_index" ON "appeal" USING btree ("pool_id","state");--> statement-breakpoint
CREATE INDEX "appeal_first_verdict_id_index" ON "appeal" USING btree ("first_verdict_id");--> statement-breakpoint
CREATE UNIQUE INDEX "appeal_open_once" ON "appeal" USING btree ("task_id") WHERE "appeal"."state" in ('waiting', 'in_review');--> statement-breakpoint
CREATE INDEX "appeal_effect_run_id_applied_at_index" ON "appeal_effect" USING btree ("run_id","applied_at");--> statement-breakpoint
CREATE INDEX "appeal_review_reviewer_id_state_index" ON "appeal_review" USING btree ("reviewer_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transfer_reversed_once" ON "ledger_transfer" USING btree ("reverses_id") WHERE "ledger_transfer"."reverses_id" is not null;