#!/usr/bin/python3
"""The polynomial p with ln(1 + x) = x + x² p(x) on [0, 1] that VectorMath.Log1POfUnit uses: prints its coefficients, the lowest first.

Weighted least squares at Chebyshev nodes; the weights are raised where the error is large until it is about the same everywhere
(Lawson's algorithm). The last line is the largest error of the single-precision evaluation in units in the last place.
"""
import numpy as np
from numpy.polynomial import chebyshev, polynomial

DEGREE = 9
NODES = 4000
ROUNDS = 60


def quotient(x):
    """(ln(1 + x) / x - 1) / x, by its series where the difference would lose digits."""
    x = x.astype(np.longdouble)
    series = sum((-1) ** (k + 1) * x ** k / (k + 2) for k in range(6))
    return np.where(x < 1e-3, series, (np.log1p(x) / x - 1) / x).astype(np.float64)


def fit():
    x = (np.cos(np.pi * (np.arange(NODES) + 0.5) / NODES) + 1) / 2
    truth, importance = quotient(x), x * x / np.log1p(x)
    basis, weights = chebyshev.chebvander(2 * x - 1, DEGREE), np.ones(NODES)
    for _ in range(ROUNDS):
        scale = np.sqrt(weights) * importance
        found = np.linalg.lstsq(basis * scale[:, None], truth * scale, rcond=None)[0]
        error = np.abs((basis @ found - truth) * importance)
        weights *= error / error.max() + 1e-3
        weights /= weights.max()
    result = np.zeros(1)
    for power, factor in enumerate(chebyshev.cheb2poly(found)):
        result = polynomial.polyadd(result, factor * polynomial.polypow([-1, 2], power))
    return result.astype(np.float32)


def multiply_add(a, b, c):
    # A product of two single-precision numbers is exact in double precision.
    return (a.astype(np.float64) * b + c).astype(np.float32)


def largest_error(coefficients):
    x = np.concatenate([np.linspace(0, 1, 2_000_001)[1:], np.logspace(-30, 0, 200_000)]).astype(np.float32)
    p = np.full_like(x, coefficients[-1])
    for coefficient in coefficients[-2::-1]:
        p = multiply_add(p, x, coefficient)
    truth = np.log1p(x.astype(np.float64))
    return np.max(np.abs(multiply_add(x * x, p, x) - truth) / np.spacing(truth.astype(np.float32)))


if __name__ == "__main__":
    coefficients = fit()
    for coefficient in coefficients:
        print(repr(float(coefficient)))
    print(f"largest error: {largest_error(coefficients):.2f} units in the last place")
