ALTER TABLE "connections" ADD COLUMN "oauth" jsonb;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "access_token" text;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "access_expires_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "till_gift_card_holds_held" ON "till_gift_card_holds" USING btree ("at") WHERE "till_gift_card_holds"."state" = 'held';