"""Linear programmes with whole-number variables."""

from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_TOLERANCE = 1e-9
_SOLVED = {highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kSolutionLimit}
_NONE = {highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible}


@dataclass(frozen=True)
class Optimum:
    """A best solution and what no solution exceeds.

    Attributes
    ----------
    values : (n,) float array
        The variables; whole where they must be.
    bound : float
        No solution has a larger objective.
    prices : (m,) float array
        Of each row, what moving its limits by one adds to the objective where no variable is whole; else 0.
    """

    values: Floats
    bound: float
    prices: Floats


def maximise(
    objective: Floats,
    rows: Floats,
    lower: Floats,
    upper: Floats,
    *,
    bounds: tuple[Floats, Floats],
    integer: Bools,
    slack: float = 0.0,
    share: float = 0.0,
) -> Optimum | None:
    """Maximise a linear objective over bounded variables, of which some are whole.

    Parameters
    ----------
    objective : (n,) float array
        Coefficients.
    rows : (m, n) float array
        Linear forms that must stay between `lower` and `upper`, each (m,).
    bounds : pair of (n,) float arrays
        Least and largest value of each variable.
    integer : (n,) bool array
        Which variables are whole.
    slack : float
        By how much the objective may miss the best; 0.5 is exact where objectives are whole.
    share : float
        By what share of itself it may miss the best.

    Returns
    -------
    Optimum or None
        None where nothing fulfils the rows.

    Raises
    ------
    ArithmeticError
        Where the solver gives up.

    References
    ----------
    Huangfu & Hall (2018), "Parallelizing the dual revised simplex method", Mathematical Programming
    Computation 10, for HiGHS, which branches and bounds on one thread here, so that it always takes the
    same path.

    Examples
    --------
    Two of three items, the second and third not together.

    >>> best = maximise(
    ...     np.array([3.0, 4.0, 5.0]), np.array([[0.0, 1.0, 1.0]]), np.zeros(1), np.ones(1),
    ...     bounds=(np.zeros(3), np.ones(3)), integer=np.ones(3, dtype=bool),
    ... )
    >>> best.values.tolist(), best.bound
    ([1.0, 0.0, 1.0], 8.0)
    """
    solver = highspy.Highs()
    solver.silent()
    for option, value in {
        "threads": 1,
        "mip_allow_restart": False,
        "mip_detect_symmetry": False,
        "mip_rel_gap": share,
        "mip_abs_gap": slack,
        "mip_feasibility_tolerance": _TOLERANCE,
        "primal_feasibility_tolerance": _TOLERANCE,
        "dual_feasibility_tolerance": _TOLERANCE,
    }.items():
        solver.setOptionValue(option, value)
    solver.passModel(_model(objective, rows, lower, upper, bounds, integer))
    solver.run()
    if solver.getModelStatus() not in _SOLVED | _NONE:
        solver.clearSolver()
        solver.setOptionValue("presolve", "off")
        solver.run()
    status = solver.getModelStatus()
    if status in _NONE:
        return None
    if status not in _SOLVED:
        raise ArithmeticError(f"the solver gave up: {solver.modelStatusToString(status)}")
    values = np.array(solver.getSolution().col_value)
    values[integer] = np.rint(values[integer])
    found = solver.getInfo()
    if integer.any():
        return Optimum(values, float(found.mip_dual_bound), np.zeros(len(rows)))
    return Optimum(values, float(found.objective_function_value), np.array(solver.getSolution().row_dual))


def _model(
    objective: Floats,
    rows: Floats,
    lower: Floats,
    upper: Floats,
    bounds: tuple[Floats, Floats],
    integer: Bools,
) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.sense_ = highspy.ObjSense.kMaximize
    model.num_row_, model.num_col_ = rows.shape
    model.col_cost_ = objective
    model.col_lower_, model.col_upper_ = bounds
    model.row_lower_, model.row_upper_ = lower, upper
    at_row, at_column = np.nonzero(rows)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.searchsorted(at_row, np.arange(len(rows) + 1)).astype(np.int32)
    model.a_matrix_.index_ = at_column.astype(np.int32)
    model.a_matrix_.value_ = rows[at_row, at_column]
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    model.integrality_ = [kinds[int(whole)] for whole in integer]
    return model
