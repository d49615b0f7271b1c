// One question in JSON per line on standard input, one answer per line on standard output.
import { createInterface } from 'node:readline';
import { MPSolver } from 'or-tools-wasm/mp-solver';
import { CpSat } from 'or-tools-wasm/cp-sat';

const GLOP = 2;
const SCIP = 3;

const numbers = (list, missing) => list.map(value => value ?? missing);

const isSolved = response => response.status === 'MPSOLVER_OPTIMAL' || response.status === 'MPSOLVER_FEASIBLE';

async function solveLinear({ model, seconds }) {
  const request = linearRequest(model, model.cost, seconds);
  let { response } = await MPSolver.solveModelRequest(request);
  // Presolve and scaling stumble over coefficients that are rounding errors; without them the same program is solved.
  if (response.status === 'MPSOLVER_ABNORMAL' && request.solverType === GLOP)
    ({ response } = await MPSolver.solveModelRequest({ ...request, solverSpecificParameters: 'use_preprocessing: false use_scaling: false' }));
  let status = response.status.replace('MPSOLVER_', '');
  // Presolve does not tell "no solution" from "no end": without a cost there is always an end.
  if (status === 'INFEASIBLE' && model.cost.some(cost => cost !== 0)) {
    const free = await MPSolver.solveModelRequest(linearRequest(model, model.cost.map(() => 0), seconds));
    if (isSolved(free.response)) status = 'UNBOUNDED';
  }
  return {
    status,
    cost: response.objectiveValue,
    bound: response.bestObjectiveBound,
    values: response.variableValue,
    prices: response.dualValue,
  };
}

function linearRequest(model, cost, seconds) {
  const lower = numbers(model.lower, -Infinity);
  const upper = numbers(model.upper, Infinity);
  const whole = new Set(model.whole);
  return {
    model: {
      variable: lower.map((bound, i) => ({
        lowerBound: bound, upperBound: upper[i], objectiveCoefficient: cost[i], isInteger: whole.has(i), name: '',
      })),
      // Rows get names that differ: one of the libraries behind the solver aborts on two that are equal.
      constraint: model.rows.map((row, j) => ({
        varIndex: row.variables, coefficient: row.coefficients, lowerBound: row.lower ?? -Infinity, upperBound: row.upper ?? Infinity, name: `row${j}`,
      })),
    },
    solverType: whole.size > 0 ? SCIP : GLOP,
    solverTimeLimitSeconds: seconds,
  };
}

async function solveExact({ model, seconds, seed, work }) {
  // Balance is a matter of sums: with all of them in its linear relaxation the solver proved in 4 s what it did not in 25.
  const parameters = { numSearchWorkers: 1, linearizationLevel: 2, maxTimeInSeconds: seconds, randomSeed: seed, ...(work === null ? {} : { maxDeterministicTime: work }) };
  const { response } = await CpSat.solve(await CpSat.createModel(model), parameters);
  return {
    status: response.status,
    cost: response.objectiveValue,
    bound: response.bestObjectiveBound,
    values: response.solution.map(Number),
    work: response.deterministicTime,
    clashing: response.sufficientAssumptionsForInfeasibility,
  };
}

const say = answer => process.stdout.write(JSON.stringify(answer) + '\n');

for await (const line of createInterface({ input: process.stdin })) {
  try {
    const question = JSON.parse(line);
    say(await (question.kind === 'linear' ? solveLinear(question) : solveExact(question)));
  } catch (error) {
    say({ status: 'FAILED', because: String(error?.message ?? error).split('\n')[0].slice(0, 300) });
  }
}
// The solvers keep threads that would hold the process.
process.exit(0);
