ALTER TABLE "appeal" ALTER COLUMN "appellant_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "second_look_share" double precision DEFAULT 0.05 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "appeal_second_look_once" ON "appeal" USING btree ("first_verdict_id") WHERE "appeal"."subject" = 'second_look';--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_has_appellant" CHECK ("appeal"."subject" = 'second_look' or "appeal"."appellant_id" is not null);