ALTER TABLE "orders" ADD COLUMN "till" jsonb;--> statement-breakpoint
CREATE INDEX "orders_register" ON "orders" USING btree (("till" #>> '{register,id}'),"placed_at","id") WHERE till is not null;