CREATE TABLE "appeal_pause" (
	"appeal_id" text NOT NULL,
	"signal_id" text NOT NULL,
	"moderator_id" text NOT NULL,
	CONSTRAINT "appeal_pause_appeal_id_signal_id_pk" PRIMARY KEY("appeal_id","signal_id")
);
--> statement-breakpoint
ALTER TABLE "appeal" ALTER COLUMN "task_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "appeal" ALTER COLUMN "annotation_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "appeal" ALTER COLUMN "first_answer" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "appeal" ALTER COLUMN "first_class_index" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "appeal" ALTER COLUMN "first_source" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "appeal" ADD COLUMN "subject" text DEFAULT 'answer' NOT NULL;--> statement-breakpoint
ALTER TABLE "labeler_skill" ADD COLUMN "pause_lifted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "appeal_pause" ADD CONSTRAINT "appeal_pause_appeal_id_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_pause" ADD CONSTRAINT "appeal_pause_signal_id_signal_id_fk" FOREIGN KEY ("signal_id") REFERENCES "public"."signal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_pause" ADD CONSTRAINT "appeal_pause_moderator_id_account_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appeal_pause_moderator_id_index" ON "appeal_pause" USING btree ("moderator_id");--> statement-breakpoint
CREATE INDEX "appeal_pause_signal_id_index" ON "appeal_pause" USING btree ("signal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "appeal_pause_open_once" ON "appeal" USING btree ("appellant_id","project_id") WHERE "appeal"."subject" = 'pause' and "appeal"."state" in ('waiting', 'in_review');--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_of_answer_is_whole" CHECK ("appeal"."subject" <> 'answer' or num_nulls("appeal"."task_id", "appeal"."annotation_id",
        "appeal"."first_answer", "appeal"."first_class_index", "appeal"."first_source") = 0);