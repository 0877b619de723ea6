DROP INDEX "earning_account_id_created_at_index";--> statement-breakpoint
CREATE INDEX "earning_account_id_id_index" ON "earning" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "earning_account_id_epoch_id_id_index" ON "earning" USING btree ("account_id","epoch_id","id");