CREATE TABLE "anchor" (
	"id" text PRIMARY KEY NOT NULL,
	"pool_id" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text NOT NULL,
	"root" text NOT NULL,
	"count" integer NOT NULL,
	"transaction_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"anchored_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "transcript" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"edition" integer NOT NULL,
	"root" text NOT NULL,
	"line_count" integer NOT NULL,
	"annotation_count" integer NOT NULL,
	"byte_size" integer NOT NULL,
	"blob_key" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "annotation" ADD COLUMN "place" integer;--> statement-breakpoint
UPDATE "annotation" SET "place" = counted.place FROM (SELECT "id", row_number() OVER (PARTITION BY "task_id" ORDER BY "submitted_at", "id") AS place FROM "annotation") AS counted WHERE "annotation"."id" = counted."id";--> statement-breakpoint
ALTER TABLE "annotation" ALTER COLUMN "place" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "consensus_fit" ADD COLUMN "number" integer;--> statement-breakpoint
UPDATE "consensus_fit" SET "number" = counted.number FROM (SELECT "id", row_number() OVER (PARTITION BY "project_id" ORDER BY "fitted_at", "id") AS number FROM "consensus_fit") AS counted WHERE "consensus_fit"."id" = counted."id";--> statement-breakpoint
ALTER TABLE "consensus_fit" ALTER COLUMN "number" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "consensus_fit" ADD COLUMN "answer_counts" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "consensus_fit" ALTER COLUMN "answer_counts" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "label" ADD COLUMN "fit_number" integer;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "pseudonym_salt" text DEFAULT '0x' || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "fit_number" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "project" SET "fit_number" = coalesce((SELECT max("number") FROM "consensus_fit" WHERE "consensus_fit"."project_id" = "project"."id"), 0);--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "is_dealt" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "peer_counts" jsonb;--> statement-breakpoint
ALTER TABLE "anchor" ADD CONSTRAINT "anchor_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transcript" ADD CONSTRAINT "transcript_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "anchor_anchored_at_created_at_index" ON "anchor" USING btree ("anchored_at","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "anchor_pool_id_root_index" ON "anchor" USING btree ("pool_id","root");--> statement-breakpoint
CREATE INDEX "anchor_subject_id_index" ON "anchor" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "transcript_project_id_edition_index" ON "transcript" USING btree ("project_id","edition");--> statement-breakpoint
CREATE INDEX "transcript_written_at_index" ON "transcript" USING btree ("written_at");--> statement-breakpoint
CREATE UNIQUE INDEX "annotation_place" ON "annotation" USING btree ("task_id","place");--> statement-breakpoint
CREATE UNIQUE INDEX "consensus_fit_number" ON "consensus_fit" USING btree ("project_id","number");