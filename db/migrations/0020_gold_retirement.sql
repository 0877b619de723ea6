CREATE TABLE "gold_effect" (
	"task_id" text NOT NULL,
	"run_id" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"restored_points" numeric(78, 0) NOT NULL,
	"applied_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "gold_effect_task_id_run_id_pk" PRIMARY KEY("task_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "gold_retirement" (
	"task_id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"answer" jsonb NOT NULL,
	"after_fit" integer NOT NULL,
	"retired_by_id" text NOT NULL,
	"retired_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "project_quality" ADD COLUMN "doubted_golds" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "gold_effect" ADD CONSTRAINT "gold_effect_task_id_gold_retirement_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."gold_retirement"("task_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gold_effect" ADD CONSTRAINT "gold_effect_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gold_retirement" ADD CONSTRAINT "gold_retirement_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gold_retirement" ADD CONSTRAINT "gold_retirement_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gold_retirement" ADD CONSTRAINT "gold_retirement_retired_by_id_account_id_fk" FOREIGN KEY ("retired_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gold_effect_run_id_applied_at_index" ON "gold_effect" USING btree ("run_id","applied_at");--> statement-breakpoint
CREATE INDEX "gold_retirement_project_id_index" ON "gold_retirement" USING btree ("project_id");