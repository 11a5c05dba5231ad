CREATE TABLE "call_budgets" (
	"connection_id" uuid PRIMARY KEY NOT NULL,
	"seconds_between" double precision NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"base_url" text NOT NULL,
	"auth_kind" text NOT NULL,
	"auth_name" text,
	"secret" text,
	"most_in_flight" integer,
	"rate_per_second" double precision,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"workflow_id" uuid NOT NULL,
	"delivery_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_deliveries_workflow_id_delivery_id_pk" PRIMARY KEY("workflow_id","delivery_id")
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"workflow_id" uuid PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"secret" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhooks_token_unique" UNIQUE("token")
);
--> statement-breakpoint
ALTER TABLE "steps" ALTER COLUMN "input" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "steps" ALTER COLUMN "output" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "steps" ALTER COLUMN "error" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "call_budgets" ADD CONSTRAINT "call_budgets_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "connections_name" ON "connections" USING btree (lower("name"));