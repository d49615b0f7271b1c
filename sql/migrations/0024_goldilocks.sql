-- A fourth meaning of fair: high chances are kept low as low ones are kept high.
alter table fair_draw drop constraint fair_draw_fairness_check;
alter table fair_draw add constraint fair_draw_fairness_check check (fairness in ('leximin', 'maximin', 'minimax', 'goldilocks'));
