import { sql, type Kysely } from 'kysely';

/** What is written to the people who agreed to news. */
export const news = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  // The month is the key: two in one month cannot exist, whoever sends them at once.
  `create table news_items (
    month text primary key,
    subject_ja text not null, body_ja text not null, subject_en text not null, body_en text not null,
    created_at text not null, written integer not null default 0, finished_at text)`,
  `alter table candidates add column news_month text not null default ''`,
  `create index candidates_by_news on candidates (news_month) where wants_news = 1`,
];
