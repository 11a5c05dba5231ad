CREATE TABLE "store_pages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"kind" text NOT NULL,
	"tag" text,
	"title" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"published" boolean DEFAULT true NOT NULL,
	"in_menu" boolean DEFAULT false NOT NULL,
	"position" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "store_pages_handle_unique" UNIQUE("handle")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "store_pages_tag" ON "store_pages" USING btree ("tag");