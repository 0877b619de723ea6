// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice keccak256(abi.encode(first owner, salt)): a pool keeps its id when its owner changes.
type PoolId is bytes32;

/// @notice keccak256(abi.encode(poolId, manifestRoot)): the same items in the same pool are one release.
type ReleaseId is bytes32;

/// @notice release number << 192 | buyer << 32 | renewal: a grant's id names its release, its buyer and its place
/// in the row of that buyer's grants for that release (0 is the first).
type GrantId is uint256;
