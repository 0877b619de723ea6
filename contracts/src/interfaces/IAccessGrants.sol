// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {GrantId, ReleaseId} from "./Ids.sol";

enum GrantStatus {
    None,
    Escrowed,
    Challenged,
    Settled,
    Refunded,
    Terminated
}

/// @notice A grant as it is read. `escrowEndsAt`: end of the inspection window; after a challenge, of the arbiter's.
struct GrantView {
    address buyer;
    ReleaseId releaseId;
    uint96 paidAmount;
    uint40 startsAt;
    uint40 expiresAt;
    uint40 escrowEndsAt;
    GrantStatus status;
}

/// @notice An ERC-2612 permit of the caller for this contract.
struct Permit {
    uint256 value;
    uint256 deadline;
    uint8 v;
    bytes32 r;
    bytes32 s;
}

/// @notice An ERC-3009 `ReceiveWithAuthorization` of `payer` over the release's price, whose nonce is
/// `purchaseNonce(releaseId, buyer, maxPrice, expectedTermsHash, salt)`.
struct Authorization {
    address payer;
    uint256 validAfter;
    uint256 validBefore;
    bytes32 salt;
    uint8 v;
    bytes32 r;
    bytes32 s;
}

/// @title Grants: a buyer's time-limited right to a release, with its price in escrow
/// @notice Powers. Anyone: purchase, settle after the window. Buyer: challenge inside it. Arbiter: divide a challenged
/// price between buyer and pool. Pool owner: terminate a settled grant for breach of licence; no money moves.
/// Only escrowed money can be refunded; settled money is in Payouts and belongs to people.
/// @dev Assumes of a token: no fee on transfer, no rebase; a transfer that brings less than the price reverts.
/// Assumes the arbiter is fair and awake: a challenge that stays unanswered for `resolutionSeconds` settles in full.
/// Not protected: a refund goes to the buyer, also when somebody else paid; a terminated buyer may buy again.
interface IAccessGrants {
    event GrantPurchased(
        GrantId indexed grantId,
        ReleaseId indexed releaseId,
        address indexed buyer,
        address payer,
        uint256 paidAmount,
        uint256 startsAt,
        uint256 expiresAt,
        uint256 escrowEndsAt
    );
    event GrantChallenged(GrantId indexed grantId, bytes32 reasonHash, uint256 escrowEndsAt);
    /// @notice The arbiter's answer. `expiresAt` moved forward when all was refunded.
    event GrantResolved(
        GrantId indexed grantId, uint256 refundAmount, uint256 settledAmount, uint256 expiresAt
    );
    event GrantSettled(GrantId indexed grantId, uint256 settledAmount);
    event GrantTerminated(GrantId indexed grantId, bytes32 reasonHash, uint256 expiresAt);
    /// @notice The token refused to pay the buyer; the money waits for `collectRefund`.
    event RefundHeld(address indexed token, address indexed account, uint256 amount);
    event RefundCollected(address indexed token, address indexed account, uint256 amount);

    error AccessGrants_ZeroAddress();
    error AccessGrants_NoWindow();
    error AccessGrants_NotOnSale(ReleaseId releaseId);
    error AccessGrants_PriceAboveLimit(uint256 actual, uint256 limit);
    error AccessGrants_OtherTerms(bytes32 actual, bytes32 expected);
    error AccessGrants_ShortTransfer(uint256 actual, uint256 wanted);
    error AccessGrants_Unauthorized(address actual, address allowed);
    error AccessGrants_WrongStatus(GrantStatus actual, GrantStatus wanted);
    error AccessGrants_WindowOpen(uint256 nowAt, uint256 escrowEndsAt);
    error AccessGrants_WindowOver(uint256 nowAt, uint256 escrowEndsAt);
    error AccessGrants_RefundAbovePaid(uint256 actual, uint256 limit);
    error AccessGrants_NothingToCollect();

    /// @notice Anyone, paying from an allowance: buys `buyer` a grant. While an earlier grant of that buyer for that
    /// release runs, the new one starts when it ends, so that nobody pays twice for the same second.
    /// @param maxPrice reverts when the price is above it
    /// @param expectedTermsHash reverts when the release's terms are others
    function purchase(ReleaseId releaseId, address buyer, uint256 maxPrice, bytes32 expectedTermsHash)
        external
        returns (GrantId);

    /// @notice The same with the caller's ERC-2612 permit instead of an earlier allowance. The payer is the caller: a
    /// permit names no release, so a relayer holding one could spend it on another. A permit that somebody has
    /// already submitted does no harm.
    function purchaseWithPermit(
        ReleaseId releaseId,
        address buyer,
        uint256 maxPrice,
        bytes32 expectedTermsHash,
        Permit calldata permit
    ) external returns (GrantId);

    /// @notice The same with a payer's ERC-3009 signature, sent by anyone. Its nonce binds release, buyer, limit and
    /// terms: whoever sends it can change nothing and keep nothing.
    function purchaseWithAuthorization(
        ReleaseId releaseId,
        address buyer,
        uint256 maxPrice,
        bytes32 expectedTermsHash,
        Authorization calldata authorization
    ) external returns (GrantId);

    /// @notice Buyer, inside the inspection window: asks the arbiter. The grant is not active until the answer.
    function challenge(GrantId grantId, bytes32 reasonHash) external;

    /// @notice Arbiter: refunds 0 to all of a challenged price and settles the rest. A grant refunded in full ends.
    function resolve(GrantId grantId, uint256 refundAmount) external;

    /// @notice Anyone, after the window: the price goes to the release's pool in Payouts.
    function settle(GrantId grantId) external;

    /// @notice Pool owner: ends a settled grant. No money moves.
    function terminate(GrantId grantId, bytes32 reasonHash) external;

    /// @notice Anyone, for anyone: pays a refund that the token had refused to pay.
    function collectRefund(address token, address account) external;

    /// @notice What the vault asks before it releases a key: runs now, and neither challenged, refunded nor terminated.
    function isActive(GrantId grantId) external view returns (bool);

    /// @notice The grant; status None when unknown.
    function grant(GrantId grantId) external view returns (GrantView memory);

    /// @notice How many grants a buyer has had of a release; their ids are `grantIdAt` 0 to count - 1.
    function countOf(ReleaseId releaseId, address buyer) external view returns (uint256);
    function grantIdAt(ReleaseId releaseId, address buyer, uint256 renewal) external view returns (GrantId);

    /// @notice keccak256(abi.encode(chain id, this contract, releaseId, buyer, maxPrice, expectedTermsHash, salt)).
    function purchaseNonce(
        ReleaseId releaseId,
        address buyer,
        uint256 maxPrice,
        bytes32 expectedTermsHash,
        bytes32 salt
    ) external view returns (bytes32);

    /// @notice A refund that waits for `collectRefund`.
    function heldRefund(address token, address account) external view returns (uint256);

    function arbiter() external view returns (address);
    function resolutionSeconds() external view returns (uint32);
}
