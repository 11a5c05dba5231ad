ALTER TABLE "events" ADD COLUMN "tells_of" text;--> statement-breakpoint
CREATE INDEX "events_of_subject" ON "events" USING btree ("subject_id") WHERE tells_of = 'subject';--> statement-breakpoint
CREATE INDEX "events_of_anybody" ON "events" USING btree ("transaction_id","sequence") WHERE tells_of is null;